"""The printed card of a household (连心卡): what its code says, what stands on it, the sheet that it is cut from."""

const longest = 1600;
const quality = 0.8;

/** The browser could not make a picture of it. */
export class UnreadablePicture extends Error {
  override readonly name = "UnreadablePicture";
  readonly code = "unreadable_picture";
}

/** At most 1,600 pixels on the longer side, upright, JPEG; drawing it anew leaves EXIF behind. */
export async function shrink(picture: Blob): Promise<ArrayBuffer> {
  const image = await decode(picture);
  const scale = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const brush = canvas.getContext("2d");
  if (brush === null) throw new UnreadablePicture();
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
  canvas.width = 0; // Safari frees a canvas only when it is empty
  if (blob === null) throw new UnreadablePicture();
  return blob.arrayBuffer();
}

/** Through <img>: every browser we serve turns it by its EXIF, while Safari 15 and Chrome 87 each read other options of
 * createImageBitmap. */
async function decode(picture: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(picture);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return image;
  } catch {
    throw new UnreadablePicture();
  } finally {
    URL.revokeObjectURL(address);
  }
}

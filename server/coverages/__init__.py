"""The four coverages (四个覆盖): who has a lead, a post, a unit, a visit this month, and who has not."""

"""What a photo is; the bytes by SHA-256 on disk; resumable upload."""

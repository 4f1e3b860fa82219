"""Stores that speak S3: Amazon's, Cloudflare R2, Backblaze B2, MinIO and their like."""

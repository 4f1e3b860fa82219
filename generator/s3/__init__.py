"""Stores that speak S3, for builds and publishes: Amazon's, Cloudflare R2, Backblaze B2, MinIO and their like."""

"""More places than a theatre has: read from elsewhere, merged into it, kept in one compact file."""

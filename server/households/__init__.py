"""The register and its members; the register importer."""

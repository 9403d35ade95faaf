"""Shared schema, checks, comparison and documentation for city practices in migrant integration and volunteering."""

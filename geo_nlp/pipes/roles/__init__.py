"""Roles: people with the posts that they hold, and the states or bodies that these are of."""

"""Pages in a real browser: Chromium by Playwright, rules of accessibility by axe-core.

They need the extra `browser` and a Chromium of the system (Debian: `apt-get install chromium poppler-utils`); where one
of them is missing they are skipped.
"""

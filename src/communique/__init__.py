"""Communiqué: an open register of diplomacy that reads the news and cites its sources."""

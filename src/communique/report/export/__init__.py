"""Facts → files for other programs: JSON, CSV, iCalendar. One file a format."""

"""Questions, claims and rankings of a file are asked, scored and held against kept floors."""

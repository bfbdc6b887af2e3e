"""Static pictures of the map: SVG, PNG and PDF, drawn from the page's payload and not by a browser."""

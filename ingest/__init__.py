"""Files in, passages and figures out.

``ingest.pipeline`` fills an index, ``ingest.reading`` reads one file without an index, and
``ingest.passages.PassageParser`` cuts texts in any llama-index program. Importing this
package loads none of them.
"""

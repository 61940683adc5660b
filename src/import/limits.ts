/** Bounds within which a file is read. A published budget has a few megabytes and fewer than a hundred pages. */
export const limits = {
  /** Bytes of a file. */
  fileBytes: 100 * 1024 * 1024,
  /** Bytes that an archive (DOCX, XLSX) may unpack to. */
  unpackedBytes: 200 * 1024 * 1024,
  /** Files in an archive. */
  archiveFiles: 5000,
  pages: 2000,
  /** Bytes of memory while a file is read, and seconds that one page may take. */
  memoryBytes: 1536 * 1024 * 1024,
  secondsPerPage: 60,
  /** Rows of one table, and cells of one row. */
  rows: 100_000,
  columns: 500,
} as const;

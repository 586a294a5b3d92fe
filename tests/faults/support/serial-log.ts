import pg from 'pg';

/**
 * The log as it is not kept: a row's number comes from a serial column, and a reader goes on from the greatest number it has
 * seen. Rows that commit after greater ones are passed over.
 * @returns how many rows there are, and how many the reader never saw
 */
export async function serialLog(
  url: string,
  writers: number,
  rowsEach: number,
): Promise<{ readonly rows: number; readonly skipped: number }> {
  const pool = new pg.Pool({ connectionString: url, max: writers + 1 });
  try {
    await pool.query('create table serial_log (seq bigserial primary key, writer int not null)');
    const seen = new Set<string>();
    let cursor = '0';
    async function read(): Promise<void> {
      const { rows } = await pool.query<{ seq: string }>(
        'select seq from serial_log where seq > $1 order by seq',
        [cursor],
      );
      for (const { seq } of rows) seen.add(seq);
      cursor = rows.at(-1)?.seq ?? cursor;
    }
    let writing = true;
    const reader = (async () => {
      while (writing) await read();
    })();
    await Promise.all(Array.from({ length: writers }, (_, writer) => writeRows(pool, writer, rowsEach)));
    writing = false;
    await reader;
    await read();
    const { rows } = await pool.query<{ count: string }>('select count(*) from serial_log');
    const count = Number(rows[0]?.count);
    return { rows: count, skipped: count - seen.size };
  } finally {
    await pool.end();
  }
}

async function writeRows(pool: pg.Pool, writer: number, rows: number): Promise<void> {
  const client = await pool.connect();
  try {
    for (let row = 0; row < rows; row += 1) {
      await client.query('begin');
      await client.query('insert into serial_log (writer) values ($1)', [writer]);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
      await client.query('commit');
    }
  } finally {
    client.release();
  }
}

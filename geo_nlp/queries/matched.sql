matched AS (
    SELECT {columns}
    FROM {findings}
    WHERE {conditions}
),
left_out AS (
    SELECT
        {left_out}
    FROM matched
)

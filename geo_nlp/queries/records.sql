matched AS (
    SELECT {columns}
    FROM {findings}
    WHERE {conditions}
),
left_out AS (
    SELECT
        {left_out}
    FROM matched
),
acts AS (
    SELECT *, 1 AS records
    FROM matched
    WHERE {kept}
)

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
    SELECT
        * REPLACE (
            coalesce(attitude, first_value(attitude IGNORE NULLS) OVER same) AS attitude,
            coalesce(strength, first_value(strength IGNORE NULLS) OVER same) AS strength
        ),
        count(*) OVER same AS records
    FROM matched
    WHERE {kept}
    WINDOW same AS (
        PARTITION BY {key}
        ORDER BY
            {order}
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
    QUALIFY row_number() OVER same = 1
)

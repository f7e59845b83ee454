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
told AS (
    SELECT
        *,
        first_value(coalesce(predicate, attitude)) OVER same AS told_as,
        first_value(CASE WHEN event_date_source = 'text' THEN event_date END) OVER same AS told_on,
        min(start) OVER same AS told_at
    FROM matched
    WHERE {kept}
    WINDOW same AS (
        PARTITION BY {act}
        ORDER BY
            {order}
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
),
numbered AS (
    SELECT
        *,
        dense_rank() OVER (
            PARTITION BY article, path, outlet, told_as, told_on, {ends} ORDER BY told_at, act
        ) AS told_nth
    FROM told
),
acts AS (
    SELECT
        * EXCLUDE (told_as, told_on, told_at, told_nth) REPLACE (
            coalesce(attitude, first_value(attitude IGNORE NULLS) OVER same) AS attitude,
            coalesce(strength, first_value(strength IGNORE NULLS) OVER same) AS strength
        ),
        count(*) OVER same AS records
    FROM numbered
    WINDOW same AS (
        PARTITION BY {key}
        ORDER BY
            {order}
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
    QUALIFY row_number() OVER same = 1
)

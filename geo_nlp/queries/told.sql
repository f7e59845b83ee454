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
)

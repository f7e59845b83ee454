(
    SELECT f.*, coalesce(c.story, f.article) AS story, coalesce(c.credited, f.outlet) AS credited
    FROM {findings} AS f
    LEFT JOIN credits AS c ON c.article = f.article AND c.path IS NOT DISTINCT FROM f.path
)

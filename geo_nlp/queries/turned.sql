* EXCLUDE (turned) REPLACE (
    CASE WHEN turned THEN target ELSE source END AS source,
    CASE WHEN turned THEN target_name ELSE source_name END AS source_name,
    CASE WHEN turned THEN target_country ELSE source_country END AS source_country,
    CASE WHEN turned THEN target_cow ELSE source_cow END AS source_cow,
    CASE WHEN turned THEN target_sector ELSE source_sector END AS source_sector,
    CASE WHEN turned THEN target_node ELSE source_node END AS source_node,
    CASE WHEN turned THEN source ELSE target END AS target,
    CASE WHEN turned THEN source_name ELSE target_name END AS target_name,
    CASE WHEN turned THEN source_country ELSE target_country END AS target_country,
    CASE WHEN turned THEN source_cow ELSE target_cow END AS target_cow,
    CASE WHEN turned THEN source_sector ELSE target_sector END AS target_sector,
    CASE WHEN turned THEN source_node ELSE target_node END AS target_node
)

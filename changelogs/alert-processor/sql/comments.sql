COMMENT ON MATERIALIZED VIEW daily_alert_counts
    IS 'Alerts by day in UTC, source and severity; up to an hour old';
COMMENT ON INDEX ix_alerts_payload
    IS 'Serves payload @> only; not ->> and not ?';
COMMENT ON CONSTRAINT ck_alert_rules_condition ON alert_rules
    IS 'The evaluator''s parser expects an object';

--liquibase formatted sql

--changeset tomasz:05-create-unlink-function splitStatements:false stripComments:false
--comment: Nobody else removes a large object when the row that names it goes
create function unlink_artifact_content() returns trigger
    language plpgsql as
$$
begin
    -- an update that keeps the content must keep the large object too
    if tg_op = 'DELETE' or new.content <> old.content then
        perform lo_unlink(old.content);
    end if;
    return null;
end
$$;
--rollback drop function unlink_artifact_content();

--changeset tomasz:05-create-unlink-trigger
--comment: Deleted and replaced artifacts take their content with them
create trigger tr_model_artifacts_unlink_content
    after update of content or delete on model_artifacts
    for each row execute function unlink_artifact_content();
--rollback drop trigger tr_model_artifacts_unlink_content on model_artifacts;

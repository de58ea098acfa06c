-- Whatever is not certain about a sheet is a question, and what was answered is kept: with the sheet, and for the sender's next ones.

-- questions_json: those that are open; null: none. answers_json: what was answered, by the ids of questions.
alter table import_batch add column questions_json text;
alter table import_batch add column answers_json text;
alter table import_batch drop column names_json;

-- What was open is asked anew, with all that can be asked now.
update import_batch set state = 'uploaded' where state = 'mapped';

-- Headings and names as they stood in the sheet, for whoever looks at what is remembered.
alter table column_mapping add column heading text;
alter table name_match add column name text;

-- question_id: made of what was asked, so that the next sheet asks the same. topic: what it was about, in the sheet's own words. answer_text: the
-- answer as it was read. No place and no column is answered for here.
create table sheet_answer (
    operation_id text not null references operation (id),
    sender_key text not null,
    question_id text not null,
    about text not null,
    topic text not null,
    answer text not null,
    answer_text text not null,
    constraint sheet_answer_once primary key (operation_id, sender_key, question_id)
);

create table students (id bigint primary key);
create table courses (id bigint primary key);

create table enrolments (
  student_id bigint not null references students on delete restrict,
  course_id bigint not null references courses,
  enrolled_on date not null,
  grade numeric(3, 1),
  primary key (student_id, course_id)
);
create index enrolments_course on enrolments (course_id);

create table student_mentors (
  student_id bigint primary key references students,
  mentor_id bigint not null references students
);

package dev.plumbline.bakery.training;

/** How far a training job has come. A type of the database. */
public enum Stage {
  CANCELLED,
  FAILED,
  FINISHED,
  QUEUED,
  RUNNING
}

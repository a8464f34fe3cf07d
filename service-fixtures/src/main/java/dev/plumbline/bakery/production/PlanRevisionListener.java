package dev.plumbline.bakery.production;

import org.hibernate.envers.RevisionListener;

/**
 * Signs a revision with the name of the thread, which our scheduler sets to that of the planner.
 */
public class PlanRevisionListener implements RevisionListener {

  @Override
  public void newRevision(Object revisionEntity) {
    ((PlanRevision) revisionEntity).setChangedBy(Thread.currentThread().getName());
  }
}

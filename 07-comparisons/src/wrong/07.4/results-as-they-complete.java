// Misconception: onComplete is called in the order of the jobs.
// Fails: inOrderOfTheJobs
// By luck: allForked, eachListHasTheLimit
package asyncio.compare;

import java.util.Collections;

public final class InScope implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var results = Collections.synchronizedList(new ArrayList<R>());
    var joiner =
        new Joiner<R, Void>() {
          private Throwable failure;

          @Override
          public boolean onComplete(Subtask<? extends R> ended) {
            synchronized (results) {
              if (ended.state() == Subtask.State.SUCCESS) {
                results.add(ended.get());
              } else if (failure == null) {
                failure = ended.exception();
              }
              return failure != null;
            }
          }

          @Override
          public Void result() throws Throwable {
            synchronized (results) {
              if (failure != null) {
                throw failure;
              }
              return null;
            }
          }
        };
    inScope(joiner, jobs);
    return new ArrayList<>(results);
  }
}

package asyncio.compare;

import java.util.ArrayList;
import java.util.List;

/** One job after the other, on the calling thread. */
public final class Sequential implements Model {

  /** Makes one, which holds nothing. */
  public Sequential() {}

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var results = new ArrayList<R>();
    for (Job<R> job : jobs) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      results.add(job.perform(Site.blocking()));
    }
    return results;
  }

  @Override
  public void close() {}
}

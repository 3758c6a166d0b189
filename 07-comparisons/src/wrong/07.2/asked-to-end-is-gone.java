// Misconception: shutting down a pool ends its workers.
// Fails: closingTakesAWhile
package asyncio.compare;

public final class ProcessModel implements Model {

  private Void closePool() {
    if (pool != null) {
      pool.shutdown(WaitingJobs.ARE_CANCELLED);
    }
    return null;
  }
}

// Alternative: the worker is killed by a callback that each of the two reasons has for itself.
package asyncio.process;

import asyncio.task.Future;

final class Assignment<T> implements Work {

  private final class OnWorker {

    Future<Boolean> begin() {
      reply = worker.perform(job);
      reply.addDoneCallback(done -> replied(done.result()));
      future.addDoneCallback(
          done -> {
            if (done.isCancelled() && !reply.isDone()) {
              killed = true;
              worker.kill();
            }
          });
      if (limit != null) {
        timer = loop.callLater(limit, this::timeIsUp);
      }
      return through;
    }

    private void replied(Reply what) {
      if (timer != null) {
        timer.cancel();
      }
      through.setResult(!killed && !(what instanceof Reply.Died));
      if (isWanted()) {
        settle(what);
      }
    }
  }
}

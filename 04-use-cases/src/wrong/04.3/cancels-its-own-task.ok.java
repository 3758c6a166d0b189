// Alternative: the producer runs in the task of the connection, which is cancelled when the
//   connection is lost, and takes that back.
package asyncio.http;

import static asyncio.Asyncio.currentTask;

final class StreamedBody implements BodyWriter {

  private void produce() throws Exception {
    Task<?> self = currentTask();
    int before = self.cancelling();
    Task<Void> gone = createTask(out.waitUntilGone());
    gone.addDoneCallback(
        _ -> {
          if (!gone.isCancelled()) {
            self.cancel();
          }
        });
    try {
      body.producer().writeTo(this);
    } catch (CancelledError cancelled) {
      if (gone.isDone() && !gone.isCancelled() && self.uncancel() <= before) {
        throw new ClientGone("the client went away");
      }
      throw cancelled;
    } finally {
      gone.cancel();
    }
  }
}

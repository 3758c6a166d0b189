// Misconception: a task that was told to end has ended.
// Fails: cancelledWhileStreaming
package asyncio.http;

import static asyncio.Asyncio.shield;

final class StreamedBody implements BodyWriter {

  private void produce() throws ClientGone {
    Task<Void> producing = createTask(async(() -> body.producer().writeTo(this)), "body");
    Task<Void> gone = createTask(out.waitUntilGone(), "client gone");
    gone.addDoneCallback(_ -> producing.cancel());
    try {
      await(shield(producing));
    } catch (CancelledError cancelled) {
      producing.cancel();
      if (gone.isDone() && !gone.isCancelled()) {
        throw new ClientGone("the client went away");
      }
      throw cancelled;
    } finally {
      gone.cancel();
    }
  }
}

// Misconception: a task that only waits costs nothing, and need not be ended.
// Fails: nothingIsLeft
package asyncio.http;

final class StreamedBody implements BodyWriter {

  private void produce() throws ClientGone {
    Task<Void> producing = createTask(async(() -> body.producer().writeTo(this)), "body");
    Task<Void> gone = createTask(out.waitUntilGone(), "client gone");
    gone.addDoneCallback(_ -> producing.cancel());
    try {
      await(producing);
    } catch (CancelledError cancelled) {
      if (gone.isDone()) {
        throw new ClientGone("the client went away");
      }
      throw cancelled;
    }
  }
}

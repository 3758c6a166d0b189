// Misconception: whoever takes the picture runs on the loop.
// Fails: atRest
package asyncio.debug;

public final class CallGraph {

  public static TaskPicture of(EventLoop loop) {
    Tasks tasks = Tasks.of(EventLoop.running());
    List<Task<?>> pending = tasks.pending();
    var graph = new CallGraph(pending, tasks.current());
    return new TaskPicture(pending.stream().map(graph::info).toList());
  }
}

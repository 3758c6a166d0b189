// Misconception: a pipeline has its queues as a pipe has its walls.
// Fails: itRunsAgain
package asyncio.sync;

import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private Queue<Object> first;

  private void start(TaskGroup group, Iterable<? extends I> source, Sink<? super O> sink) {
    if (first == null) {
      first = new Queue<>(capacity);
    }
    var line = first;
    startPart(group, feed(source.iterator(), line), "source");
    for (Stage<Object, Object> stage : stages) {
      line = startStage(group, stage, line);
    }
    startPart(group, drain(line, sink), "sink");
  }
}

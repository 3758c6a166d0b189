// Misconception: the last workers can give their items to the sink.
// Fails: aSlowSinkHoldsUpTheSource, aSlowSinkHoldsUpEveryStage, theSinkHasOneItemAtATime
package asyncio.sync;

import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private void start(TaskGroup group, Iterable<? extends I> source, Sink<? super O> sink) {
    var line = new Queue<Object>(capacity);
    group.createTask(feed(source.iterator(), line), "source");
    for (Stage<Object, Object> stage : stages) {
      line = startStage(group, stage, line);
    }
    group.createTask(drain(line, sink), "sink 1");
    group.createTask(drain(line, sink), "sink 2");
  }
}

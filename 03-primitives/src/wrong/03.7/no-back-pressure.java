// Misconception: a queue between the stages is enough.
// Fails: aSlowSinkHoldsUpTheSource, aSlowSinkHoldsUpEveryStage, theFirstItemComesOutEarly,
//   stopLetsEverythingThrough, aFailureInAStage, aFailureInTheSink, aCancelledRun
package asyncio.sync;

import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private void start(TaskGroup group, Iterable<? extends I> source, Sink<? super O> sink) {
    var line = new Queue<Object>();
    group.createTask(feed(source.iterator(), line), "source");
    for (Stage<Object, Object> stage : stages) {
      line = startStage(group, stage, line);
    }
    group.createTask(drain(line, sink), "sink");
  }
}

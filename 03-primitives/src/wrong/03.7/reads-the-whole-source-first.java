// Misconception: a source has an end.
// Fails: aSlowSinkHoldsUpTheSource, aSlowSinkHoldsUpEveryStage, theFirstItemComesOutEarly,
//   stopLetsEverythingThrough, aFailureInAStage, aFailureInTheSink, aCancelledRun, aRunAfterStop
package asyncio.sync;

import asyncio.task.TaskGroup;
import java.util.ArrayList;

public final class Pipeline<I, O> {

  private void start(TaskGroup group, Iterable<? extends I> source, Sink<? super O> sink) {
    var all = new ArrayList<I>();
    source.forEach(all::add);
    var line = new Queue<Object>(capacity);
    group.createTask(feed(all.iterator(), line), "source");
    for (Stage<Object, Object> stage : stages) {
      line = startStage(group, stage, line);
    }
    group.createTask(drain(line, sink), "sink");
  }
}

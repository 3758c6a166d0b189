// Misconception: a bound before the first stage holds up all.
// Fails: aSlowSinkHoldsUpEveryStage
package asyncio.sync;

import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.util.List;
import java.util.stream.IntStream;

public final class Pipeline<I, O> {

  private Queue<Object> startStage(
      TaskGroup group, Stage<Object, Object> stage, Queue<Object> from) {
    var to = new Queue<Object>(stage == stages.getLast() ? capacity : 0);
    List<Task<Void>> workers =
        IntStream.rangeClosed(1, stage.workers())
            .mapToObj(
                number -> startPart(group, work(stage, from, to), stage.name() + " " + number))
            .toList();
    group.createTask(
        async(
            () -> {
              await(waitUntil(ReturnWhen.ALL_COMPLETED, workers));
              to.shutdown();
            }),
        stage.name());
    return to;
  }
}

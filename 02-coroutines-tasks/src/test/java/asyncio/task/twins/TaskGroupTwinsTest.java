package asyncio.task.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.timeout;

import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Task groups, as CPython has them")
class TaskGroupTwinsTest extends TwinPrograms {

  /** Sleeps, and notes that it was cancelled. */
  private Coroutine<Void> cancelledChild(String who) {
    return async(() -> noteAndRethrow(who, aSecond()));
  }

  @Test
  @DisplayName("a group waits for its tasks")
  void waitsForItsTasks() {
    twin(
        "group_waits_for_its_tasks",
        () -> {
          var tasks =
              await(
                  taskGroup(
                      group -> {
                        var made =
                            Stream.of(2, 1)
                                .map(i -> group.createTask(outcome(i, after(i * 10, i))))
                                .toList();
                        note("body ends");
                        return made;
                      }));
          note(tasks.stream().map(Task::isDone).toList());
        });
  }

  @Test
  @DisplayName("a failure cancels the siblings and the body")
  void cancelsTheSiblings() {
    twin(
        "group_cancels_the_siblings",
        () -> {
          try {
            await(
                taskGroup(
                    group -> {
                      group.createTask(cancelledChild("sibling"));
                      group.createTask(failAfter(10));
                      await(aSecond());
                      note("never");
                    }));
          } catch (ExceptionGroup error) {
            note(names(error.exceptions()));
          }
          note(currentTask().cancelling());
          yieldOnce();
          note("main goes on");
        });
  }

  @Test
  @DisplayName("the body's failure cancels the tasks")
  void bodyFails() {
    twin(
        "group_body_fails",
        () -> {
          try {
            await(
                taskGroup(
                    (TaskGroup group) -> {
                      group.createTask(cancelledChild("child"));
                      yieldOnce();
                      throw new Boom();
                    }));
          } catch (ExceptionGroup error) {
            note(names(error.exceptions()));
          }
        });
  }

  @Test
  @DisplayName("a cancellation from outside waits for the children's cleanup")
  void cancelledFromOutside() {
    twin(
        "group_cancelled_from_outside",
        () -> {
          Coroutine<Void> child =
              async(
                  () -> {
                    try {
                      await(aSecond());
                    } finally {
                      note("child");
                      pause(10);
                    }
                  });
          Task<Void> parent =
              createTask(
                  taskGroup(
                      group -> {
                        group.createTask(child);
                      }));
          pause(10);
          parent.cancel();
          await(outcome("parent", parent));
          note(parent.isCancelled());
        });
  }

  @Test
  @DisplayName("a failure on the way takes the place of the cancellation, which comes again")
  void cancelledWhileAChildFails() {
    twin(
        "group_cancelled_while_a_child_fails",
        () -> {
          Task<Void> parent = createTask(async(this::parentOfAFailingChild));
          pause(10);
          parent.cancel();
          await(outcome("parent", parent));
        });
  }

  private void parentOfAFailingChild() {
    try {
      await(
          taskGroup(
              group -> {
                group.createTask(async(this::failWhenCancelled));
              }));
    } catch (ExceptionGroup error) {
      note(names(error.exceptions()));
    }
    note(currentTask().cancelling());
    yieldOnce();
    note("never");
  }

  private void failWhenCancelled() {
    try {
      await(aSecond());
    } finally {
      note("child");
      fail();
    }
  }

  private static void fail() {
    throw new Boom();
  }

  @Test
  @DisplayName("a group in a group fails as one")
  void inGroup() {
    twin(
        "group_in_group",
        () -> {
          Coroutine<Void> inner =
              taskGroup(
                  group -> {
                    group.createTask(failAfter(10));
                    group.createTask(after(20, "never"));
                  });
          try {
            await(
                taskGroup(
                    group -> {
                      group.createTask(inner);
                      group.createTask(cancelledChild("outer sibling"));
                    }));
          } catch (ExceptionGroup error) {
            note(names(error.exceptions()));
            note(names(((ExceptionGroup) error.exceptions().getFirst()).exceptions()));
          }
        });
  }

  @Test
  @DisplayName("two failures in one iteration both count")
  void twoFailInOneTick() {
    twin(
        "group_two_fail_in_one_tick",
        () -> {
          try {
            await(
                taskGroup(
                    group -> {
                      group.createTask(failAfter(0));
                      group.createTask(failAfter(0));
                    }));
          } catch (ExceptionGroup error) {
            note(names(error.exceptions()));
          }
        });
  }

  @Test
  @DisplayName("a child that is cancelled is no failure")
  void childCancelled() {
    twin(
        "group_child_cancelled",
        () -> {
          var child = new AtomicReference<Task<String>>();
          var other = new AtomicReference<Task<String>>();
          await(
              taskGroup(
                  group -> {
                    child.set(group.createTask(after(20, "never")));
                    other.set(group.createTask(after(30, "value")));
                    pause(10);
                    child.get().cancel();
                  }));
          note(child.get().isCancelled());
          note(other.get().result());
        });
  }

  @Test
  @DisplayName("a group that shuts down, or has ended, takes no new tasks")
  void refusesNewTasks() {
    twin(
        "group_refuses_new_tasks",
        () -> {
          var ended = new AtomicReference<TaskGroup>();
          try {
            await(
                taskGroup(
                    group -> {
                      ended.set(group);
                      group.createTask(async(() -> makeLateTask(group)));
                      group.createTask(failAfter(10));
                    }));
          } catch (ExceptionGroup error) {
            note("failed");
          }
          try {
            ended.get().createTask(sleep(Duration.ZERO));
          } catch (IllegalStateException error) {
            note("finished");
          }
        });
  }

  private void makeLateTask(TaskGroup group) {
    try {
      await(aSecond());
    } finally {
      try {
        group.createTask(sleep(Duration.ZERO));
      } catch (IllegalStateException error) {
        note("shutting down");
      }
    }
  }

  @Test
  @DisplayName("children may make tasks in the group")
  void childrenMakeTasks() {
    twin(
        "group_children_make_tasks",
        () -> {
          await(
              taskGroup(
                  group -> {
                    group.createTask(child(group, 1));
                  }));
          note("end");
        });
  }

  private Coroutine<Void> child(TaskGroup group, int depth) {
    return async(
        () -> {
          note("depth " + depth);
          if (depth < 3) {
            group.createTask(child(group, depth + 1));
          }
        });
  }

  @Test
  @DisplayName("a limit around a group ends as a TimeoutError")
  void underATimeout() {
    twin(
        "group_under_a_timeout",
        () -> {
          Coroutine<Void> body =
              timeout(
                  millis(10),
                  () -> {
                    await(
                        taskGroup(
                            group -> {
                              group.createTask(sleep(Duration.ofSeconds(1)));
                            }));
                  });
          await(outcome("task", body));
          note(currentTask().cancelling());
        });
  }
}

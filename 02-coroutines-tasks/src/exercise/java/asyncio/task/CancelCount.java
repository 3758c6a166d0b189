package asyncio.task;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/** How often a task was asked to end, and how many of those requests were taken back. */
@Exercise("02.8")
final class CancelCount {

  /** Somebody has asked the task to end. */
  void request() {
    throw todo("02.8");
  }

  /**
   * One request was dealt with by who had made it. Without any, nothing happens.
   *
   * @return how many are left
   */
  int takeBack() {
    throw todo("02.8");
  }

  /** How many requests there are. */
  int requests() {
    throw todo("02.8");
  }
}

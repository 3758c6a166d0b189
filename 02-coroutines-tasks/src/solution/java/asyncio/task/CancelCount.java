package asyncio.task;

import loopcraft.grader.Exercise;

/** How often a task was asked to end, and how many of those requests were taken back. */
@Exercise("02.8")
final class CancelCount {

  private int requests;

  /** Somebody has asked the task to end. */
  void request() {
    requests++;
  }

  /**
   * One request was dealt with by who had made it. Without any, nothing happens.
   *
   * @return how many are left
   */
  int takeBack() {
    if (requests > 0) {
      requests--;
    }
    return requests;
  }

  /** How many requests there are. */
  int requests() {
    return requests;
  }
}

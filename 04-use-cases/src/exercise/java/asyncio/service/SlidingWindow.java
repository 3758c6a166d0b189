package asyncio.service;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/** How the last calls ended, so many of them; older ones are forgotten. */
@Exercise(value = "04.5", part = 3)
final class SlidingWindow {

  /**
   * Makes a window in which there is nothing.
   *
   * @param size how many calls it holds at most; at least one
   * @throws IllegalArgumentException if it is less
   */
  SlidingWindow(int size) {
    throw todo("04.5");
  }

  /** A call has ended. If the window is full, the oldest is forgotten. */
  void add(boolean failure) {
    throw todo("04.5");
  }

  /** How many calls there are in it. */
  int calls() {
    throw todo("04.5");
  }

  /** How many of them failed. */
  int failures() {
    throw todo("04.5");
  }

  /** Forgets them all. */
  void clear() {
    throw todo("04.5");
  }
}

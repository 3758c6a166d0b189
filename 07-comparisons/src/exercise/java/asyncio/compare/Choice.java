package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import asyncio.compare.Advice.Reason;
import loopcraft.grader.Exercise;

/** Which models are right for which work, and why. */
@Exercise(value = "07.4", part = 3)
public final class Choice {

  /** How many jobs at once platform threads are right for. */
  public static final int FEW = 100;

  private Choice() {}

  /**
   * Advises. The first of these rules that fits decides:
   *
   * <ol>
   *   <li>Jobs may crash: {@link Kind#PROCESSES}, because of {@link Reason#CRASHES}.
   *   <li>Each job comes after the one before: {@link Kind#SEQUENTIAL}, {@link Reason#ORDER}.
   *   <li>Jobs compute, and nothing else: {@link Kind#EXECUTOR} and {@link
   *       Kind#COMPLETABLE_FUTURES}, {@link Reason#PROCESSORS}.
   *   <li>Jobs wait, and nothing else, by a library that can be awaited, and they share state or
   *       need repeatable runs: {@link Kind#LOOP}, {@link Reason#ONE_THREAD}.
   *   <li>Whatever is left: {@link Kind#VIRTUAL_THREADS} and {@link Kind#SCOPE}, {@link
   *       Reason#CHEAP_WAITING}. Up to {@link #FEW} jobs at once, {@link Kind#PLATFORM_THREADS},
   *       {@link Kind#EXECUTOR} and {@link Kind#COMPLETABLE_FUTURES} as well. And the {@link
   *       Kind#LOOP}, if jobs do nothing but wait, by a library that can be awaited.
   * </ol>
   *
   * <p>In every rule: where jobs that are under way have to be told of another one's failure, a
   * model is left out that cannot tell them, if it is not the only one.
   */
  public static Advice advise(Situation situation) {
    throw todo("07.4");
  }
}

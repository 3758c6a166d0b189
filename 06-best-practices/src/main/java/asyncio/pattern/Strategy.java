package asyncio.pattern;

/** Which children a {@link Supervisor} starts again when one of them is to be. */
public enum Strategy {

  /** That one: the children do not need each other. */
  ONE_FOR_ONE,

  /** All of them: each needs the others. */
  ONE_FOR_ALL,

  /** That one and those after it: each needs the ones before it. */
  REST_FOR_ONE
}

import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { isAlive, newClaim, parseClaim } from "../../src/apply/claim.js";

describe("newClaim", () => {
  it("is wholly told by its file name", () => {
    const claim = newClaim();
    expect(parseClaim(claim.file)).toEqual(claim);
  });

  it("never has a name twice", () => {
    expect(newClaim().file).not.toBe(newClaim().file);
  });
});

describe("parseClaim", () => {
  it("reads a machine whose name is no file name", () => {
    expect(parseClaim("7-8-9-a@bj%C3%B6rns%2Fmac.lock")).toMatchObject({
      pid: 7,
      started: 8,
      since: 9,
      host: "björns/mac",
    });
  });

  it.each(["journal.json", "7-8-9-a@.lock", "x-8-9-a@host.lock", "notes.lock"])(
    "takes %s for something else",
    (name) => {
      expect(parseClaim(name)).toBe(undefined);
    },
  );
});

describe("isAlive", () => {
  const here = { file: "", since: 0, host: hostname() };

  it("is true of this process", () => {
    expect(isAlive(newClaim())).toBe(true);
  });

  it("is false of a process that is not there", () => {
    expect(isAlive({ ...here, pid: 2 ** 22 + 1, started: 0 })).toBe(false);
  });

  it("is false of an earlier process with the number of a present one", () => {
    expect(isAlive({ ...here, pid: process.pid, started: 1 })).toBe(process.platform !== "linux");
  });

  it("is true of a process on another machine", () => {
    expect(isAlive({ ...here, pid: 2 ** 22 + 1, started: 0, host: "elsewhere" })).toBe(true);
  });
});

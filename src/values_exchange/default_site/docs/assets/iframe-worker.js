/*
  A Worker for pages opened from a disk, where browsers start none: its script runs in a hidden frame of the page.

  The page's Content-Security-Policy holds in the frame too, so nothing is written there as text: the script comes as a
  file, and what it expects of a worker is put into the frame from here. Material's search looks for `IFrameWorker`.
*/
"use strict";
(() => {
  class IFrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.onmessage = this.onerror = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      // An empty document that stays: that of a new frame may still be exchanged.
      inside.document.open();
      inside.document.write("<!doctype html><title>Search</title><body>");
      inside.document.close();
      const { port1: here, port2: there } = new MessageChannel();
      this.here = here;
      here.onmessage = ({ data }) => this.tell(new MessageEvent("message", { data }));
      inside.postMessage = (data) => there.postMessage(data);
      inside.importScripts = (...addresses) =>
        addresses.reduce((before, next) => before.then(() => load(inside.document, next)), Promise.resolve());
      inside.addEventListener("error", ({ message, error }) => this.fail(message, error));
      load(inside.document, address).then(
        // What was posted before waits in the channel until somebody listens.
        () => (there.onmessage = ({ data }) => inside.dispatchEvent(new MessageEvent("message", { data }))),
        (error) => this.fail(error.message, error),
      );
    }

    postMessage(data) {
      this.here.postMessage(data);
    }

    terminate() {
      this.here.close();
      this.frame.remove();
    }

    fail(message, error) {
      this.tell(new ErrorEvent("error", { message, error }));
    }

    tell(event) {
      this.dispatchEvent(event);
      this[`on${event.type}`]?.(event);
    }
  }

  function load(page, address) {
    return new Promise((done, failed) => {
      const script = page.createElement("script");
      script.src = address;
      script.onload = () => done();
      script.onerror = () => failed(new Error(`${address} could not be loaded.`));
      page.body.append(script);
    });
  }

  window.IFrameWorker = IFrameWorker;
  if (location.protocol === "file:") window.Worker = IFrameWorker;
})();

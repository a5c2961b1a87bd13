import type { VNode } from 'preact';
import { ContentsPage } from './gallery/contents.tsx';
import { DetailPage } from './gallery/detail.tsx';
import { DiagramsPage } from './gallery/diagrams.tsx';
import { FormPage } from './gallery/form.tsx';
import type { GalleryProps } from './gallery/frame.tsx';
import { ListPage } from './gallery/list.tsx';
import { TasksPage } from './gallery/tasks.tsx';

/** Every part in every state on pages with invented content, by name. For tests and for looking; not served by the product. */
export function Gallery(props: GalleryProps): Record<string, VNode> {
  return {
    lista: <ListPage {...props} />,
    detalj: <DetailPage {...props} />,
    formular: <FormPage {...props} />,
    fel: <FormPage {...props} refused />,
    uppgifter: <TasksPage {...props} />,
    diagram: <DiagramsPage {...props} />,
    innehall: <ContentsPage {...props} />,
  };
}
